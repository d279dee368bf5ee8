import { lazy, Suspense, useEffect, useState } from 'react';
import { onToast, type Toast } from './toast.ts';

const ToastStack = lazy(() => import('./toast-stack.tsx').then((module) => ({ default: module.ToastStack })));

/** Where toasts appear; what draws them is loaded with the first one. */
export function Toasts() {
  const [first, setFirst] = useState<Toast | null>(null);
  useEffect(() => (first ? undefined : onToast(setFirst)), [first]);
  return first ? (
    <Suspense>
      <ToastStack first={first} />
    </Suspense>
  ) : null;
}
