import $ from 'jquery';
import 'jquery-ui/dist/themes/base/jquery-ui.css';

const markup = `
  <button id="dialog-open">Dialog</button>
  <div id="dialog" title="Dialog"><input id="dialog-inside" aria-label="Amount"><button id="dialog-choice">Save</button></div>
  <p><input id="datepicker-open" aria-label="Day" autocomplete="off"></p>
  <p><input id="autocomplete-open" aria-label="Fruit"></p>
  <p><select id="select" aria-label="Number"><option>One</option><option>Two</option></select></p>
  <ul id="hover" style="width: 160px"><li id="hover-open"><div>Actions</div>
    <ul style="width: 160px"><li id="hover-inside"><div>One</div></li><li id="hover-choice"><div>Two</div></li></ul></li></ul>`;
document.querySelector('#app').append(document.createRange().createContextualFragment(markup));

// A classic script, which wants its jQuery to be everybody's.
window.jQuery = window.$ = $;
await import('jquery-ui/dist/jquery-ui.js');
$('#dialog').dialog({ autoOpen: false, modal: true });
$('#dialog-open').on('click', () => $('#dialog').dialog('open'));
$('#dialog-choice').on('click', () => $('#dialog').dialog('close'));
$('#datepicker-open').datepicker({ defaultDate: new Date(2026, 0, 1) });
$('#autocomplete-open').autocomplete({ source: ['apple', 'apricot', 'avocado'], minLength: 1, delay: 0 });
$('#select').selectmenu({ width: 160 });
$('#hover').menu({ select: () => $('#hover').menu('collapseAll', null, true) });
