import 'antd/dist/reset.css';
import 'antd/dist/antd.css';
import './look/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './application.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the application');
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
