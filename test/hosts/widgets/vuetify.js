import { createApp, ref } from 'vue';
import { createVuetify } from 'vuetify';
import { VApp, VBtn, VCard, VDialog, VList, VListItem, VMenu, VSelect, VTextField } from 'vuetify/components';
import 'vuetify/styles';

const Page = {
  components: { VApp, VBtn, VCard, VDialog, VList, VListItem, VMenu, VSelect, VTextField },
  setup: () => ({ open: ref(false), value: ref('One') }),
  template: `<v-app>
    <v-btn id="dialog-open" @click="open = true">Dialog</v-btn>
    <v-dialog v-model="open" width="400"><v-card id="dialog" style="padding: 12px">
      <v-text-field id="dialog-inside" label="Amount" /><v-btn id="dialog-choice" @click="open = false">Save</v-btn></v-card></v-dialog>
    <v-menu><template #activator="{ props }"><v-btn id="menu-open" v-bind="props">Menu</v-btn></template>
      <v-list id="menu"><v-list-item id="menu-inside">One</v-list-item><v-list-item id="menu-choice">Two</v-list-item></v-list></v-menu>
    <v-select class="select-open" style="width: 300px" v-model="value" :items="['One', 'Two']" label="Number" />
  </v-app>`,
};
createApp(Page).use(createVuetify()).mount('#app');
