using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Directories;

/// <summary>What is to be done with the directory for a file: for people to read, and to be carried out.</summary>
internal sealed class DirectoryPlan(string seen)
{
    private readonly List<TableChange> changes = [];

    public List<TableProblem> Problems { get; } = [];

    /// <summary>New entries, and whether the file says where they stand.</summary>
    public List<(DirectoryEntry Entry, bool HasOrder)> Added { get; } = [];

    public List<(DirectoryEntry Before, DirectoryEntry After)> Changed { get; } = [];

    public List<DirectoryEntry> Removed { get; } = [];

    public int Unchanged { get; private set; }

    public TablePreview Shown => new() { Seen = seen, Changes = Problems.Count > 0 ? [] : changes, Unchanged = Unchanged, Problems = Problems };

    public void Add(int line, DirectoryEntry entry, bool hasOrder)
    {
        Added.Add((entry, hasOrder));
        changes.Add(new TableChange(TableChangeKind.Added, line, entry.Name, DirectoryTable.Told(entry)));
    }

    public void Change(int line, DirectoryEntry before, DirectoryEntry after)
    {
        if (after == before)
        {
            Unchanged++;
            return;
        }

        Changed.Add((before, after with { ToCheck = false, Revision = before.Revision + 1 }));
        changes.Add(new TableChange(TableChangeKind.Changed, line, before.Name, DirectoryTable.Differences(before, after)));
    }

    public void Remove(DirectoryEntry entry)
    {
        Removed.Add(entry);
        changes.Add(new TableChange(TableChangeKind.Removed, null, entry.Name, DirectoryTable.Told(entry)));
    }
}
