import { createApp, ref } from 'vue';
import {
  ElButton,
  ElDatePicker,
  ElDialog,
  ElDropdown,
  ElDropdownItem,
  ElDropdownMenu,
  ElInput,
  ElOption,
  ElSelect,
  ElSelectV2,
  ElTimeSelect,
} from 'element-plus';
import 'element-plus/dist/index.css';

const Page = {
  components: {
    ...{ ElButton, ElDatePicker, ElDialog, ElDropdown, ElDropdownItem, ElDropdownMenu },
    ...{ ElInput, ElOption, ElSelect, ElSelectV2, ElTimeSelect },
  },
  setup: () => ({
    ...{ open: ref(false), amount: ref(''), value: ref('One'), day: ref(''), time: ref(''), many: ref('') },
    orders: Array.from({ length: 2000 }, (_, at) => ({ value: at, label: `Order ${at}` })),
    start: new Date(2026, 0, 1),
  }),
  template: `
    <el-button id="dialog-open" @click="open = true">Dialog</el-button>
    <el-dialog v-model="open" title="Dialog" width="400"><div id="dialog">
      <el-input id="dialog-inside" v-model="amount" /><el-button id="dialog-choice" @click="open = false">Save</el-button></div></el-dialog>
    <p><el-select id="select" class="select-open" style="width: 200px" v-model="value">
      <el-option class="select-inside" value="One" /><el-option class="select-choice" value="Two" /></el-select></p>
    <p><el-date-picker id="date-open" popper-class="date" v-model="day" :default-value="start" /></p>
    <p><el-time-select class="time-open" popper-class="time" style="width: 200px" v-model="time" start="08:00" end="12:00" step="01:00" /></p>
    <p><el-select-v2 class="many-open" popper-class="many" style="width: 200px" v-model="many" :options="orders" /></p>
    <el-dropdown :hide-timeout="300"><el-button class="hover-open">Actions</el-button>
      <template #dropdown><el-dropdown-menu><el-dropdown-item id="hover-inside">One</el-dropdown-item>
        <el-dropdown-item id="hover-choice">Two</el-dropdown-item></el-dropdown-menu></template></el-dropdown>`,
};
createApp(Page).mount('#app');
