namespace PuyangFabu.People.Audit.Archiving;

/// <summary>A part of the record that lies in a file instead of the database; the parts follow one another from the first entry on.</summary>
public sealed record AuditArchive
{
    /// <summary>Number of its first entry.</summary>
    public long FirstSequence { get; init; }

    /// <summary>Number of its last entry; what follows begins with the next.</summary>
    public long LastSequence { get; init; }

    /// <summary>Hash of the entry before the first; <see cref="AuditHash.Start"/> where there is none.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>Hash of the last entry, to which the entry after it is linked.</summary>
    public string LastHash { get; init; } = "";

    /// <summary>Without a folder: the file may be taken elsewhere.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Of the whole file, 64 lower-case hex digits.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Length of the whole file.</summary>
    public long Bytes { get; init; }

    /// <summary>When the file was written, UTC milliseconds.</summary>
    public long ArchivedMs { get; init; }
}
