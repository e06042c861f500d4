import { useEffect, useState } from 'preact/hooks';
import { useStaff } from '../../staff.tsx';

/** Takes the call-back that a booking answered off the list, once; `still`: it could not be. */
export function useSettledCallBack(id: string | undefined): 'none' | 'waiting' | 'done' | 'still' {
  const { ask } = useStaff();
  const [state, setState] = useState<'waiting' | 'done' | 'still'>('waiting');
  useEffect(() => {
    if (id === undefined) return;
    void ask('POST /v1/staff/call-backs/{id}/done', { params: { id }, body: { result: 'booked' } }).then(
      ({ ok }) => setState(ok ? 'done' : 'still'),
    );
  }, [id]);
  return id === undefined ? 'none' : state;
}
