import { createApp, ref } from 'vue';
import { createVuetify } from 'vuetify';
import {
  VApp,
  VBtn,
  VCard,
  VDatePicker,
  VDialog,
  VList,
  VListItem,
  VMenu,
  VSelect,
  VTextField,
  VVirtualScroll,
} from 'vuetify/components';
import 'vuetify/styles';

const Page = {
  components: { VApp, VBtn, VCard, VDatePicker, VDialog, VList, VListItem, VMenu, VSelect, VTextField, VVirtualScroll },
  setup: () => ({
    ...{ open: ref(false), value: ref('One'), day: ref(undefined), isPicking: ref(false) },
    orders: Array.from({ length: 2000 }, (_, at) => at),
  }),
  template: `<v-app>
    <v-btn id="dialog-open" @click="open = true">Dialog</v-btn>
    <v-dialog v-model="open" width="400"><v-card id="dialog" style="padding: 12px">
      <v-text-field id="dialog-inside" label="Amount" /><v-btn id="dialog-choice" @click="open = false">Save</v-btn></v-card></v-dialog>
    <v-menu><template #activator="{ props }"><v-btn id="menu-open" v-bind="props">Menu</v-btn></template>
      <v-list id="menu"><v-list-item id="menu-inside">One</v-list-item><v-list-item id="menu-choice">Two</v-list-item></v-list></v-menu>
    <v-menu open-on-hover><template #activator="{ props }"><v-btn id="hover-open" v-bind="props">Hover</v-btn></template>
      <v-list><v-list-item id="hover-inside">One</v-list-item><v-list-item id="hover-choice" @click="0">Two</v-list-item></v-list></v-menu>
    <v-menu v-model="isPicking" :close-on-content-click="false"><template #activator="{ props }"><v-btn id="date-open" v-bind="props">Day</v-btn></template>
      <v-date-picker id="date" :year="2026" :month="0" v-model="day" @update:model-value="isPicking = false" /></v-menu>
    <v-select class="select-open" style="width: 300px" v-model="value" :items="['One', 'Two']" label="Number" />
    <v-virtual-scroll id="list" :items="orders" height="200" item-height="40" style="width: 300px">
      <template #default="{ item }"><v-list-item :id="'row-' + item">Order {{ item }}</v-list-item></template></v-virtual-scroll>
  </v-app>`,
};
createApp(Page).use(createVuetify()).mount('#app');
