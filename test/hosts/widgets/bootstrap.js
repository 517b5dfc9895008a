import 'bootstrap';
import 'bootstrap/dist/css/bootstrap.min.css';

const markup = `
  <button id="modal-open" data-bs-toggle="modal" data-bs-target="#modal">Modal</button>
  <div class="modal" id="modal" tabindex="-1" aria-label="Modal"><div class="modal-dialog"><div class="modal-content"><div class="modal-body">
    <input id="modal-inside" aria-label="Amount"><button id="modal-choice" data-bs-dismiss="modal">Save</button>
  </div></div></div></div>
  <div class="dropdown"><button id="dropdown-open" data-bs-toggle="dropdown">Dropdown</button>
    <ul class="dropdown-menu" id="dropdown"><li><button class="dropdown-item" id="dropdown-inside">One</button></li>
      <li><button class="dropdown-item" id="dropdown-choice">Two</button></li></ul></div>
  <button id="offcanvas-open" data-bs-toggle="offcanvas" data-bs-target="#offcanvas">Off canvas</button>
  <div class="offcanvas offcanvas-end" id="offcanvas" tabindex="-1" aria-label="Off canvas"><div class="offcanvas-body">
    <input id="offcanvas-inside" aria-label="Name"><button id="offcanvas-choice" data-bs-dismiss="offcanvas">Close</button></div></div>`;
document.querySelector('#app').append(document.createRange().createContextualFragment(markup));
