namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>What a copy brought over; the numbers were counted on both sides and are the same.</summary>
/// <param name="To">For people; never a password.</param>
/// <param name="Notices">What the person should know or do next, in Chinese.</param>
public sealed record CopyResult(string To, IReadOnlyList<CopiedTable> Tables, CopiedFiles Files, IReadOnlyList<string> Notices)
{
    public long Rows() => Tables.Sum(static table => table.Rows);
}

/// <summary>A table after a copy.</summary>
/// <param name="Title">What people call it.</param>
public sealed record CopiedTable(string Name, string Title, long Rows);

/// <summary>Files after a copy.</summary>
/// <param name="Place">Where they lie, as the setting <c>Storage:Files</c> says it.</param>
/// <param name="Bytes">Of all of them.</param>
public sealed record CopiedFiles(string Place, long Count, long Bytes);
