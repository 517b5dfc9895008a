import '@angular/compiler';
import { Component, provideZonelessChangeDetection } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterLink, RouterOutlet } from '@angular/router';

/** Decorators without a compiler for them. */
const component = (metadata, type) => Component(metadata)(type) ?? type;

class Home {}
class Orders {}
class Order {
  amount = '';
}
class Frame {}
component({ selector: 'app-home', template: '<h1>Home</h1>' }, Home);
component(
  {
    selector: 'app-orders',
    imports: [RouterLink],
    template: '<p><a id="first" routerLink="/orders/7">Order 7</a></p>',
  },
  Orders,
);
component(
  {
    selector: 'app-order',
    imports: [FormsModule],
    template: '<p><input id="amount" aria-label="Amount" [(ngModel)]="amount" /></p>',
  },
  Order,
);
component(
  {
    selector: 'app-frame',
    imports: [RouterLink, RouterOutlet],
    template: `<nav><a id="home" routerLink="/">Home</a> <a id="orders" routerLink="/orders">Orders</a></nav><router-outlet />`,
  },
  Frame,
);

document.head.append(Object.assign(document.createElement('base'), { href: '/' }));
document.querySelector('#app').append(document.createElement('app-frame'));
bootstrapApplication(Frame, {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter([
      { path: '', component: Home, pathMatch: 'full' },
      { path: 'orders', component: Orders },
      { path: 'orders/:order', component: Order },
    ]),
  ],
});
