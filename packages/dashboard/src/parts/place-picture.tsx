import { useState } from 'preact/hooks';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';

interface PlacePictureProps {
  appId: string;
  guideId: string;
  stepId: string;
  /** A version, `draft`, or `live` for what visitors have. */
  of: string;
}

/** The place of a step as it was recorded, with every value masked; nothing where there is no picture. */
export function PlacePicture({ appId, guideId, stepId, of }: PlacePictureProps) {
  const { guideUrl } = useServices();
  const [none, setNone] = useState(false);
  if (none) return null;
  const path = `steps/${encodeURIComponent(stepId)}/picture?${new URLSearchParams({ of }).toString()}`;
  return (
    <img
      class="place-picture"
      alt={guideMessages.picture}
      loading="lazy"
      src={guideUrl(appId, guideId, path)}
      onError={() => setNone(true)}
    />
  );
}
