import '@angular/compiler';
import { Component, inject, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { OverlayModule } from '@angular/cdk/overlay';
import { ScrollingModule } from '@angular/cdk/scrolling';
import '../node_modules/@angular/cdk/overlay-prebuilt.css';

/** Decorators without a compiler for them. */
const component = (metadata, type) => Component(metadata)(type) ?? type;

class Panel {
  ref = inject(DialogRef);
}
component(
  {
    selector: 'app-panel',
    template: `<div id="dialog" style="padding: 12px; background: #eee">
      <input id="dialog-inside" aria-label="Amount" /><button id="dialog-choice" (click)="ref.close()">Save</button></div>`,
  },
  Panel,
);

class Page {
  dialogs = inject(Dialog);
  isOpen = false;
  orders = Array.from({ length: 2000 }, (_, at) => at);
  openDialog() {
    this.dialogs.open(Panel);
  }
}
component(
  {
    selector: 'app-page',
    imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, OverlayModule, ScrollingModule],
    template: `
      <button id="dialog-open" (click)="openDialog()">Dialog</button>
      <button id="menu-open" [cdkMenuTriggerFor]="menu">Menu</button>
      <ng-template #menu><div id="menu" cdkMenu style="padding: 12px; background: #eee">
        <button id="menu-inside" cdkMenuItem>One</button><button id="menu-choice" cdkMenuItem>Two</button></div></ng-template>
      <button id="overlay-open" cdkOverlayOrigin #origin="cdkOverlayOrigin" (click)="isOpen = true">Overlay</button>
      <ng-template cdkConnectedOverlay [cdkConnectedOverlayOrigin]="origin" [cdkConnectedOverlayOpen]="isOpen" (overlayOutsideClick)="isOpen = false">
        <div id="overlay" style="padding: 12px; background: #eee">
          <input id="overlay-inside" aria-label="Amount" /><button id="overlay-choice" (click)="isOpen = false">Save</button></div></ng-template>
      <cdk-virtual-scroll-viewport id="list" itemSize="40" style="height: 200px; width: 300px">
        <div *cdkVirtualFor="let order of orders" [id]="'row-' + order" style="height: 40px">Order {{ order }}</div></cdk-virtual-scroll-viewport>`,
  },
  Page,
);

document.querySelector('#app').append(document.createElement('app-page'));
bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
