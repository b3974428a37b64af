import '../polyfills.ts';
import '../ui/light.css';
import '../ui/phone.css';
import { watchSession } from '../ui/watch-session.tsx';
import { mount } from '../ui/mount.tsx';
import { App } from './App.tsx';

mount(<App />);
watchSession();
