"""Clips and voices, packed anew without metadata: imported in the cleaner's child process only.

Nothing is decoded. The packets of the first picture track and the first sound track are copied into
a fresh container, so that titles, position, camera, time, chapters, subtitles, position tracks and
whatever was appended or hidden between boxes stay behind. What may hide inside a picture's own
stream (H.264 and H.265 supplemental information) is filtered out of it.
"""

import io
from dataclasses import dataclass
from fractions import Fraction

import av
from av.bitstream import BitStreamFilterContext

from cleaning.cleaner import NotAllowedError

MOST_TRACKS = 16
MOST_PACKETS = 2_000_000
MOST_SECONDS = 4 * 3600
LONGEST_SIDE = 8192
ROOM = 64 * 1024  # a fresh container may be a little larger than the old one
STILL_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"})
PICTURES = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4"})
SOUNDS = frozenset({"aac", "mp3", "opus", "vorbis"})
WEBM = frozenset({"vp8", "vp9", "av1", "opus"})
SAID_BESIDE = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39-40"}
_HVCC_HEAD, _SUPPLEMENTAL = 23, frozenset({39, 40})
NO_TRACES = {"fflags": "+bitexact"}


@dataclass(frozen=True, slots=True)
class _Container:
    muxer: str
    media_type: str


def demuxer_of(data: bytes) -> str:
    """Which reader fits the first bytes, or "". Never guessed: a play list would name files."""
    if data[4:8] == b"ftyp":
        return "" if data[8:12] in STILL_BRANDS else "mov"
    if data[:4] == b"\x1aE\xdf\xa3":
        return "matroska"
    if data[:4] == b"OggS":
        return "ogg"
    mpeg_sound = data[:1] == b"\xff" and data[1:2] in {b"\xfb", b"\xfa", b"\xf3", b"\xf2"}
    return "mp3" if data[:3] == b"ID3" or mpeg_sound else ""


def clean_clip(data: bytes, demuxer: str, *, video: bool) -> tuple[str, bytes]:
    """Media type and fresh container; without ``video`` only a sound is kept."""
    source = av.open(io.BytesIO(data), "r", format=demuxer, metadata_errors="ignore")
    with source:
        tracks = _tracks(source, video=video)
        codecs = {_codec(track) for track in tracks}
        container = _container(demuxer, codecs, video=any(one.type == "video" for one in tracks))
        packed = _repacked(source, tracks, container.muxer)
    if len(packed) > len(data) + len(data) // 4 + ROOM:
        raise NotAllowedError("not_allowed")
    return container.media_type, packed


def _codec(track: "av.stream.Stream") -> str:
    return str(track.codec_context.codec.canonical_name)


def _tracks(
    source: "av.container.InputContainer", *, video: bool
) -> "list[av.VideoStream | av.AudioStream]":
    if len(source.streams) > MOST_TRACKS:
        raise NotAllowedError("not_allowed")
    if source.duration is not None and source.duration > MOST_SECONDS * av.time_base:
        raise NotAllowedError("too_big")
    pictures = [one for one in source.streams.video if _codec(one) in PICTURES]
    sounds = [one for one in source.streams.audio if _codec(one) in SOUNDS]
    if any(max(one.width, one.height) > LONGEST_SIDE for one in pictures):
        raise NotAllowedError("too_big")
    kept: list[av.VideoStream | av.AudioStream] = [*(pictures[:1] if video else []), *sounds[:1]]
    foreign_sound = bool(source.streams.audio) and not sounds
    if (
        not kept
        or foreign_sound
        or (video and source.streams.video and not pictures and not sounds)
    ):
        raise NotAllowedError("not_supported")
    return kept


def _container(demuxer: str, codecs: set[str], *, video: bool) -> _Container:
    kind = "video" if video else "audio"
    if not video and codecs == {"mp3"}:
        return _Container("mp3", "audio/mpeg")
    if demuxer == "ogg" and not video:
        return _Container("ogg", "audio/ogg")
    if demuxer == "matroska" and codecs <= WEBM:
        return _Container("webm", f"{kind}/webm")
    if demuxer == "ogg" or "vorbis" in codecs or "vp8" in codecs:
        raise NotAllowedError("not_supported")
    return _Container("mp4", f"{kind}/mp4")


def _repacked(
    source: "av.container.InputContainer",
    tracks: "list[av.VideoStream | av.AudioStream]",
    muxer: str,
) -> bytes:
    out = io.BytesIO()
    options = {**NO_TRACES, "id3v2_version": "0"} if muxer == "mp3" else NO_TRACES
    with av.open(out, "w", format=muxer, options=options) as target:
        lanes = {}
        for track in tracks:
            fresh = target.add_stream_from_template(track)
            spoken = SAID_BESIDE.get(_codec(track))
            sieve = BitStreamFilterContext(spoken, track, fresh) if spoken else None
            lanes[track.index] = (fresh, sieve)
        copied = 0
        for packet in source.demux(tracks):
            if packet.dts is None:
                continue  # the end of a track
            copied += 1
            if copied > MOST_PACKETS or _late(packet):
                raise NotAllowedError("too_big")
            fresh, sieve = lanes[packet.stream.index]
            for piece in sieve.filter(packet) if sieve else (packet,):
                piece.stream = fresh
                target.mux(piece)
        if not copied:
            raise NotAllowedError("not_allowed")
        for fresh, sieve in lanes.values():
            for piece in sieve.filter(None) if sieve else ():
                piece.stream = fresh
                target.mux(piece)
    high = any(_codec(one) == "hevc" for one in tracks)
    return _blanked(out.getvalue()) if high else out.getvalue()


def _blanked(packed: bytes) -> bytes:
    """The container without supplemental information in H.265's configuration box.

    The box (ISO/IEC 14496-15, 8.3.3) keeps its size; what was said in it is blanks.
    """
    start = packed.rfind(b"hvcC") + len(b"hvcC")
    if start < len(b"hvcC"):
        return packed
    blank, at = bytearray(packed), start + _HVCC_HEAD
    for _ in range(blank[at - 1]):
        kind, units = blank[at] & 0x3F, int.from_bytes(blank[at + 1 : at + 3], "big")
        at += 3
        for _ in range(units):
            length = int.from_bytes(blank[at : at + 2], "big")
            if kind in _SUPPLEMENTAL:
                blank[at + 4 : at + 2 + length] = b" " * max(length - 2, 0)
            at += 2 + length
    return bytes(blank)


def _late(packet: "av.Packet[av.stream.Stream]") -> bool:
    """Beyond any length that we keep: a crafted time would make a player wait for ever."""
    base = packet.time_base or Fraction(1)
    return packet.dts is not None and abs(packet.dts * base) > MOST_SECONDS
