using System.Text.Encodings.Web;
using System.Text.Json;

namespace PuyangFabu.Operations.Backup;

/// <summary>What a backup says of itself; the entry <c>manifest.json</c>.</summary>
public sealed record BackupManifest
{
    public const string CurrentFormat = "puyangfabu-backup-1";

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Version of the program that wrote it.</summary>
    public required string Product { get; init; }

    /// <summary>Number of the newest migration of the database it was taken from.</summary>
    public required int Migration { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Fingerprint of the master key that wrapped the key ring; empty when none was there.</summary>
    public required string MasterKey { get; init; }

    /// <summary>The master key itself is in it.</summary>
    public required bool WithKeys { get; init; }

    public required IReadOnlyList<BackupTable> Tables { get; init; }

    /// <summary>Every entry but the manifest.</summary>
    public required IReadOnlyList<BackupEntry> Entries { get; init; }

    /// <summary>How it is written and read.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    public long Rows() => Tables.Sum(static table => table.Rows);
}

/// <summary>One file inside a backup.</summary>
/// <param name="Name">Path with slashes, see <see cref="BackupNames"/>.</param>
/// <param name="Bytes">Length before compression.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);

/// <summary>One table inside a backup.</summary>
/// <param name="Next">The number the database would give the next row; null where it gives none.</param>
public sealed record BackupTable(string Name, long Rows, long? Next);
