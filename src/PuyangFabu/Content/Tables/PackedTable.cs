using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace PuyangFabu.Content.Tables;

/// <summary>
/// A file that was read, small enough for a field of a form: it goes to the browser with its preview and comes back with the
/// decision. Sealed, because a file was measured when it was read, and what comes back is not measured again.
/// </summary>
public sealed class PackedTable(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("packed-table");

    public string Pack(TableFile file)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, file.Rows);
        }

        return Convert.ToBase64String(protector.Protect(packed.ToArray()));
    }

    /// <returns>Null for what was not packed here.</returns>
    public TableFile? Unpack(string text)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(protector.Unprotect(Convert.FromBase64String(text))), CompressionMode.Decompress);
            return new TableFile(JsonSerializer.Deserialize<List<TableRow>>(gzip)!, null);
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
