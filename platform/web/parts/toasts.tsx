import { lazy, Suspense, useEffect, useState } from 'react';
import { onToast, type Toast } from './toast.ts';

const ToastStack = lazy(() => import('./toast-stack.tsx').then((module) => ({ default: module.ToastStack })));

/**
 * Where toasts appear; what draws them is loaded with the first one. The region stands from the beginning, as screen
 * readers tell only what changes in a region that they know.
 */
export function Toasts() {
  const [first, setFirst] = useState<Toast | null>(null);
  useEffect(() => (first ? undefined : onToast(setFirst)), [first]);
  return (
    <div role="status">
      {first && (
        <Suspense>
          <ToastStack first={first} />
        </Suspense>
      )}
    </div>
  );
}
