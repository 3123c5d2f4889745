#!/bin/sh
# Makes vbr-no-count.mp3: a second of noise and two of a tone, 16 kHz, with frames of many lengths and no first frame
# that counts them. With ffmpeg 5.1 and LAME 3.100.
cd "$(dirname "$0")" || exit 1
ffmpeg -loglevel error -y -f lavfi -i 'anoisesrc=duration=1:sample_rate=16000:seed=1:amplitude=0.3' \
    -f lavfi -i 'sine=frequency=440:duration=2:sample_rate=16000' -filter_complex '[0][1]concat=n=2:v=0:a=1' -ac 1 \
    -map_metadata -1 -q:a 9 -write_xing 0 -id3v2_version 0 vbr-no-count.mp3
