using System.IO.Compression;
using System.Text.Json;

namespace PuyangFabu.Content.Tables;

/// <summary>A file that was read, small enough for a field of a form: it goes to the browser with its preview and comes back with the decision.</summary>
public static class PackedTable
{
    private const int MostUnpacked = 64 * 1024 * 1024;

    public static string Pack(TableFile file)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, file.Rows);
        }

        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <returns>Null for what was not packed here.</returns>
    public static TableFile? Unpack(string text)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var json = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                json.Write(buffer, 0, read);
                if (json.Length > MostUnpacked)
                {
                    return null;
                }
            }

            return JsonSerializer.Deserialize<List<TableRow>>(json.GetBuffer().AsSpan(0, (int)json.Length)) is { } rows && rows.TrueForAll(static row => row?.Cells is not null)
                ? new TableFile(rows, null)
                : null;
        }
        catch (Exception foreign) when (foreign is FormatException or InvalidDataException or JsonException)
        {
            return null;
        }
    }
}
