import '../polyfills.ts';
import '../ui/light.css';
import './login.css';
import { mount } from '../ui/mount.tsx';
import { LoginPage } from './LoginPage.tsx';

mount(<LoginPage />);
