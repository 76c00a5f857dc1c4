using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace PuyangFabu.Tests.Content.Uploads;

/// <summary>Pictures made here: good ones, and files that are not what they look like.</summary>
internal static class SamplePictures
{
    /// <summary>Latitude and longitude as a telephone writes them, and a word that must not survive.</summary>
    public const string Secret = "GPS-35.7617N-115.0292E";

    /// <summary>Left half red, right half blue, with a white corner at the top left.</summary>
    public static byte[] Encoded(SKEncodedImageFormat format, int width = 64, int height = 32, bool transparent = false)
    {
        using var bitmap = Drawn(width, height, transparent);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>Nothing in it repeats, so it hardly shrinks.</summary>
    public static byte[] Noise(SKEncodedImageFormat format, int width, int height, bool transparent = false)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, transparent ? SKAlphaType.Unpremul : SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        var random = new byte[pixels.Length];
        new Random(3).NextBytes(random);
        if (!transparent)
        {
            for (var index = 3; index < random.Length; index += 4)
            {
                random[index] = 255;
            }
        }

        System.Runtime.InteropServices.Marshal.Copy(random, 0, bitmap.GetPixels(), random.Length);
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    /// <summary>A photograph as telephones take them: lying on its side, with the place in it.</summary>
    public static byte[] PhotographWithPlace(byte orientation)
    {
        var jpeg = Encoded(SKEncodedImageFormat.Jpeg);
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM\0*\0\0\0\x08"u8,
            0, 2, // two entries: orientation, and where the GPS entries are
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,
            0, 0, 0, 0,
            0, 1, // GPSAreaInformation
            0, 0x1C, 0, 2, 0, 0, 0, (byte)Secret.Length, 0, 0, 0, 56,
            0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(Secret),
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, .. BigEndian((ushort)(exif.Length + 2)), .. exif, .. jpeg[2..]];
    }

    /// <summary>A small file that claims, and holds, an immense picture.</summary>
    public static byte[] PngBomb(int side)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[(side / 8) + 1];
            for (var row = 0; row < side; row++)
            {
                zlib.Write(line);
            }
        }

        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. PngChunk("IHDR", [.. BigEndian((uint)side), .. BigEndian((uint)side), 1, 0, 0, 0, 0]),
            .. PngChunk("IDAT", packed.ToArray()),
            .. PngChunk("IEND", []),
        ];
    }

    /// <summary>Two frames of one pixel, with a comment in between.</summary>
    public static byte[] AnimatedGif(string comment = "", ushort width = 1, ushort height = 1) =>
    [
        .. "GIF89a"u8, .. LittleEndian(width), .. LittleEndian(height), 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        .. GifFrame(),
        0x21, 0xFE, (byte)comment.Length, .. Encoding.ASCII.GetBytes(comment), .. comment.Length > 0 ? [0] : Array.Empty<byte>(),
        .. GifFrame(),
        0x3B,
    ];

    /// <summary>24 bits a pixel.</summary>
    public static byte[] Bmp(int width, int height)
    {
        var row = ((width * 3) + 3) / 4 * 4;
        var file = new byte[54 + (row * height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = 24;
        file.AsSpan(54).Fill(128);
        return file;
    }

    /// <summary>Red as printers have it: 8 x 8, cyan, magenta, yellow and black, turned round as Adobe writes it.</summary>
    public static byte[] CmykJpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
        0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
        // One code each: a first coefficient of ten bits, and the end of the block.
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 10,
        0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0,
        // 1016, -1016, -1016, 1016: no cyan, all magenta and yellow, no black.
        0x7F, 0x00, 0x0E, 0x00, 0xE7, 0xF0,
        0xFF, 0xD9,
    ];

    private static byte[] GifFrame() => [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];

    private static SKBitmap Drawn(int width, int height, bool transparent)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, transparent ? SKAlphaType.Premul : SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var red = new SKPaint { Color = SKColors.Red };
        using var white = new SKPaint { Color = SKColors.White };
        canvas.Clear(transparent ? SKColors.Transparent : SKColors.Blue);
        canvas.DrawRect(0, 0, width / 2f, height, red);
        canvas.DrawRect(0, 0, width / 4f, height / 4f, white);
        return bitmap;
    }

    private static byte[] PngChunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. BigEndian((uint)content.Length), .. body, .. BigEndian(Crc32(body))];
    }

    private static uint Crc32(byte[] bytes) => ~bytes.Aggregate(uint.MaxValue, static (crc, next) =>
    {
        crc ^= next;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return crc;
    });

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] BigEndian(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] LittleEndian(ushort value) => [(byte)value, (byte)(value >> 8)];
}
