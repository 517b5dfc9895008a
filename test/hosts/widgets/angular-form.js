import '@angular/compiler';
import { JsonPipe } from '@angular/common';
import { Component, provideZonelessChangeDetection } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';

const of = (value) => new FormControl(value);

class Page {
  form = new FormGroup({
    ...{ name: of(''), amount: of(null), note: of(''), kind: of(''), terms: of(false), speed: of('') },
  });
}
// Decorators without a compiler for them.
Component({
  selector: 'app-page',
  imports: [ReactiveFormsModule, JsonPipe],
  template: `<form [formGroup]="form">
    <input id="name" aria-label="Name" formControlName="name" />
    <input id="amount" aria-label="Amount" type="number" formControlName="amount" />
    <textarea id="note" aria-label="Note" formControlName="note"></textarea>
    <select id="kind" aria-label="Kind" formControlName="kind"><option value="">Choose</option><option value="g">Goods</option></select>
    <label><input id="terms" type="checkbox" formControlName="terms" /> Terms</label>
    <label><input id="fast" type="radio" value="fast" formControlName="speed" /> Fast</label>
    <button id="send">Send</button><output id="known">{{ form.value | json }}</output></form>`,
})(Page);

document.querySelector('#app').append(document.createElement('app-page'));
bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
