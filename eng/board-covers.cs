// Draws the pictures of the boards for WeChat's news cards, which show only JPG and PNG: 900 x 383, one for each board
// of boards.json and default.png for all others. Needs chromium and the Noto CJK fonts. Run from the repository root
// after adding a board to boards.json, and commit what it writes to src/PuyangFabu/Content/Boards/Covers/Boards:
//   dotnet run eng/board-covers.cs
#:project ../src/PuyangFabu/PuyangFabu.csproj

using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using PuyangFabu.Content.Boards.Covers;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

const string output = "src/PuyangFabu/Content/Boards/Covers/Boards";
string[] tones = ["#8f1219", "#1b4872", "#1f5a4a"];
Directory.CreateDirectory(output);

using var boards = JsonDocument.Parse(File.ReadAllBytes("src/PuyangFabu/Operations/SampleContent/boards.json"));
foreach (var (index, root) in boards.RootElement.EnumerateArray().Index())
{
    var tone = tones[index % tones.Length];
    foreach (var board in root.GetProperty("children").EnumerateArray().Prepend(root))
    {
        Draw(board.GetProperty("slug").GetString()!, board.GetProperty("name").GetString()!, tone);
    }
}

Draw("default", "濮阳发布", tones[0]);

// The words stand in the middle square, which is all that the small rows of a news message show, and above the lower
// third, over which WeChat writes the title of the first article.
static void Draw(string slug, string name, string tone)
{
    var folder = Directory.CreateTempSubdirectory("board-cover");
    var page = Path.Combine(folder.FullName, "cover.html");
    File.WriteAllText(page, $$"""
        <!DOCTYPE html>
        <meta charset="utf-8">
        <style>
          html, body { margin: 0; }
          body { position: relative; width: 900px; height: 383px; overflow: hidden; background: {{tone}}; color: #fff; font-family: "Noto Serif CJK SC"; }
          svg { position: absolute; inset: 0; width: 900px; height: 383px; stroke: #fff; opacity: .15; }
          .seal, .name { position: absolute; left: 0; width: 900px; margin: 0; text-align: center; font-weight: 700; }
          .seal { top: 56px; display: flex; justify-content: center; align-items: center; gap: 14px; font-size: 30px; letter-spacing: .08em; }
          .seal b { display: grid; place-items: center; width: 48px; height: 48px; border-radius: 8px; background: #fff; color: {{tone}}; font-size: 33px; letter-spacing: 0; }
          .name { top: 122px; font-size: 88px; line-height: 1.25; }
        </style>
        <svg viewBox="0 0 940 400" preserveAspectRatio="xMidYMid slice"><path d="{{CoverPattern.Draw(name)}}" fill="none" stroke-width="2.5"/></svg>
        <p class="seal"><b>濮</b>{{(slug == "default" ? "" : "濮阳发布")}}</p>
        <p class="name">{{name}}</p>
        """);
    var picture = Path.Combine(folder.FullName, "cover.png");
    using var chromium = Process.Start("/usr/bin/chromium",
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--window-size=900,383",
        $"--user-data-dir={folder.FullName}/profile", $"--screenshot={picture}", new Uri(page).AbsoluteUri,
    ]);
    chromium.WaitForExit();
    File.WriteAllBytes(Path.Combine(output, slug + ".png"), Shrink(File.ReadAllBytes(picture), tone));
    folder.Delete(recursive: true);
}

// Chromium writes 24 bits a pixel. Every pixel here is a mix of the tone and white, so sixteen steps between the two
// (four bits a pixel) show the same in a fifth of the bytes.
static byte[] Shrink(byte[] png, string tone)
{
    var header = Chunks(png).First(chunk => chunk.Name == "IHDR").Data;
    var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
    var samples = header[9] == 6 ? 4 : 3;
    var stride = width * samples;
    using var packed = new MemoryStream([.. Chunks(png).Where(chunk => chunk.Name == "IDAT").SelectMany(chunk => chunk.Data)]);
    using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);

    // Red, green and blue of the tone; the darkest of them tells the mix most exactly.
    var dark = Enumerable.Range(0, 3).Select(channel => int.Parse(tone.AsSpan(1 + (channel * 2), 2), NumberStyles.HexNumber)).ToArray();
    var sharpest = Array.IndexOf(dark, dark.Min());
    var palette = Enumerable.Range(0, 16).SelectMany(step => dark.Select(value => (byte)(value + ((255 - value) * step / 15)))).ToArray();

    using var rows = new MemoryStream();
    byte[] above = new byte[stride], row = new byte[stride];
    for (var y = 0; y < height; y++)
    {
        var filter = unpacked.ReadByte();
        unpacked.ReadExactly(row);
        for (var x = 0; x < stride; x++)
        {
            int left = x < samples ? 0 : row[x - samples], up = above[x], corner = x < samples ? 0 : above[x - samples];
            row[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
        }

        rows.WriteByte(0);
        for (var x = 0; x < width; x += 2)
        {
            rows.WriteByte((byte)((Step(x) << 4) | (x + 1 < width ? Step(x + 1) : 0)));
        }

        (above, row) = (row, above);

        int Step(int x) => Math.Clamp(((row[(x * samples) + sharpest] - dark[sharpest]) * 15 + ((255 - dark[sharpest]) / 2)) / (255 - dark[sharpest]), 0, 15);
    }

    using var data = new MemoryStream();
    using (var compressor = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
    {
        compressor.Write(rows.ToArray());
    }

    byte[] newHeader = [.. header.AsSpan(0, 8), 4, 3, 0, 0, 0];
    return [.. png.AsSpan(0, 8), .. Chunk("IHDR", newHeader), .. Chunk("PLTE", palette), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
}

static int Paeth(int left, int up, int corner)
{
    var guess = left + up - corner;
    int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
    return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

static IEnumerable<(string Name, byte[] Data)> Chunks(byte[] png)
{
    for (var at = 8; at < png.Length;)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
        yield return (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
        at += length + 12;
    }
}

static byte[] Chunk(string name, byte[] data)
{
    byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
    var chunk = new byte[named.Length + 8];
    BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
    named.CopyTo(chunk, 4);
    BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32(named));
    return chunk;
}

static uint Crc32(byte[] data)
{
    var crc = uint.MaxValue;
    foreach (var value in data)
    {
        crc ^= value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ (0xedb88320u & (uint)-(int)(crc & 1));
        }
    }

    return ~crc;
}
