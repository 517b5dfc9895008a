import { createApp, ref } from 'vue';
import { createRouter, createWebHashHistory, createWebHistory } from 'vue-router';

const Home = { template: '<h1>Home</h1>' };
const Orders = { template: '<p><router-link id="first" to="/orders/7">Order 7</router-link></p>' };
const Order = {
  setup: () => ({ amount: ref('') }),
  template: '<p><input id="amount" aria-label="Amount" v-model="amount" /></p>',
};
const router = createRouter({
  history: location.pathname === '/hash' ? createWebHashHistory() : createWebHistory(),
  routes: [
    { path: '/', component: Home },
    { path: '/orders', component: Orders },
    { path: '/orders/:order', component: Order },
  ],
});
const Frame = {
  template: `<nav><router-link id="home" to="/">Home</router-link> <router-link id="orders" to="/orders">Orders</router-link></nav>
    <router-view />`,
};
createApp(Frame).use(router).mount('#app');
