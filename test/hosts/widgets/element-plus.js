import { createApp, ref } from 'vue';
import { ElButton, ElDialog, ElInput, ElOption, ElSelect } from 'element-plus';
import 'element-plus/dist/index.css';

const Page = {
  components: { ElButton, ElDialog, ElInput, ElOption, ElSelect },
  setup: () => ({ open: ref(false), value: ref('One') }),
  template: `
    <el-button id="dialog-open" @click="open = true">Dialog</el-button>
    <el-dialog v-model="open" title="Dialog" width="400"><div id="dialog">
      <el-input id="dialog-inside" /><el-button id="dialog-choice" @click="open = false">Save</el-button></div></el-dialog>
    <el-select id="select" class="select-open" style="width: 200px" v-model="value">
      <el-option class="select-inside" value="One" /><el-option class="select-choice" value="Two" /></el-select>`,
};
createApp(Page).mount('#app');
