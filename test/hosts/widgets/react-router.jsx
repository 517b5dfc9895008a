import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, Link, Outlet, RouterProvider } from 'react-router';

const Frame = () => (
  <>
    <nav>
      <Link id="home" to="/">
        Home
      </Link>{' '}
      <Link id="orders" to="/orders">
        Orders
      </Link>
    </nav>
    <Outlet />
  </>
);

function Order() {
  const [amount, setAmount] = useState('');
  return (
    <p>
      <input id="amount" aria-label="Amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
    </p>
  );
}

const router = createBrowserRouter([
  {
    element: <Frame />,
    children: [
      { path: '/', element: <h1>Home</h1> },
      {
        path: '/orders',
        element: (
          <p>
            <Link id="first" to="/orders/7">
              Order 7
            </Link>
          </p>
        ),
      },
      { path: '/orders/:order', element: <Order /> },
    ],
  },
]);
createRoot(document.querySelector('#app')).render(<RouterProvider router={router} />);
