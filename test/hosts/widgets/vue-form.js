import { createApp, reactive } from 'vue';

const Form = {
  setup: () => ({ form: reactive({ name: '', amount: '', note: '', kind: '', terms: false, speed: '' }) }),
  template: `<form @submit.prevent>
    <input id="name" aria-label="Name" v-model="form.name" />
    <input id="amount" aria-label="Amount" type="number" v-model="form.amount" />
    <textarea id="note" aria-label="Note" v-model="form.note"></textarea>
    <select id="kind" aria-label="Kind" v-model="form.kind"><option value="">Choose</option><option value="g">Goods</option></select>
    <label><input id="terms" type="checkbox" v-model="form.terms" /> Terms</label>
    <label><input id="fast" type="radio" value="fast" v-model="form.speed" /> Fast</label>
    <button id="send">Send</button><output id="known">{{ JSON.stringify(form) }}</output></form>`,
};
createApp(Form).mount('#app');
