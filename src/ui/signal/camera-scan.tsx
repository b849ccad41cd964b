// Reads barcodes and QR codes with the camera. Loaded only when somebody opens the camera; its decoder is precached, so it
// works without a network. The picture never leaves this file.
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import decoder from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { useEffect, useRef, useState } from 'preact/hooks';
import { frame } from '#i18n/frame.ts';
import { Button } from '../control/button.tsx';
import { useSpeak } from '../speak.tsx';

prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? decoder : prefix + path) },
});

/** Between two looks, milliseconds: often enough for a hand, seldom enough for a cheap processor. */
const lookMs = 180;
/** The same code again within this time is the same look. */
const sameMs = 2_500;

interface CameraScanProps {
  readonly onCode: (code: string) => void;
  readonly onStop: () => void;
}

export function CameraScan({ onCode, onStop }: CameraScanProps) {
  const { t } = useSpeak();
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    watch(video.current, onCode, stop.signal).catch(() => setRefused(true));
    return () => stop.abort();
  }, []);
  return (
    <div class="camera">
      {!refused && <video ref={video} muted playsInline aria-label={t(frame.camera)} />}
      <div class="hint">
        <p role="status">{t(refused ? frame.cameraRefused : frame.cameraLooking)}</p>
        <Button onPress={onStop}>{t(frame.stopCamera)}</Button>
      </div>
    </div>
  );
}

async function watch(
  video: HTMLVideoElement | null,
  onCode: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!video) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const end = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  signal.addEventListener('abort', end);
  if (signal.aborted) return end();
  video.srcObject = stream;
  await video.play();
  const detector = new BarcodeDetector({ formats: ['qr_code', 'ean_13', 'ean_8', 'code_128', 'code_39'] });
  let last = { code: '', at: 0 };
  while (!signal.aborted) {
    const [found] = await detector.detect(video).catch(() => []);
    const isNew = found && (found.rawValue !== last.code || performance.now() - last.at > sameMs);
    if (found) last = { code: found.rawValue, at: performance.now() };
    if (found && isNew) onCode(found.rawValue);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
