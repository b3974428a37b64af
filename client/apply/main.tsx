import '../polyfills.ts';
import '../ui/light.css';
import './apply.css';
import { mount } from '../ui/mount.tsx';
import { App } from './App.tsx';

mount(<App />);
