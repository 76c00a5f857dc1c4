using System.Buffers.Binary;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>An MP4 file of some length without a track, and a cover for it.</summary>
internal static class EmptyFilm
{
    private const int TicksPerSecond = 1000;

    /// <summary>A grey JPEG of 16 by 16 points.</summary>
    public static byte[] Cover { get; } = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAALCAAQABABAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AAP/Z");

    public static byte[] Of(int seconds)
    {
        byte[] type = [.. "isom"u8, 0, 0, 2, 0, .. "isommp42"u8];
        return [.. Box("ftyp"u8, type), .. Box("moov"u8, Box("mvhd"u8, Header(seconds))), .. Box("mdat"u8, [])];
    }

    // Version 0: times, scale, length, speed 1, volume 1, the unit matrix, the number of the next track.
    private static byte[] Header(int seconds)
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), TicksPerSecond);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), seconds * TicksPerSecond);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), 0x10000);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24), 0x100);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(36), 0x10000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(52), 0x10000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(68), 0x40000000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(96), 1);
        return header;
    }

    private static byte[] Box(ReadOnlySpan<byte> type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        type.CopyTo(box.AsSpan(4));
        content.CopyTo(box.AsSpan(8));
        return box;
    }
}
