using PuyangFabu.Content.Tables;

namespace PuyangFabu.Conversation.Cases.Hotline;

/// <summary>What is to be done for a file.</summary>
internal sealed class HotlinePlan
{
    public List<TableProblem> Problems { get; } = [];

    public List<HotlineCase> Added { get; } = [];

    public int Unchanged { get; set; }

    public TablePreview Shown => new()
    {
        Seen = HotlineTable.MarkOf(Added),
        Changes = Problems.Count > 0 ? [] : [.. Added.Select(static one => new TableChange(TableChangeKind.Added, one.Line, one.Draft.Title, $"{one.Draft.Type}，{one.Draft.Hotline}"))],
        Unchanged = Unchanged,
        Problems = Problems,
    };
}

/// <summary>A case that a line of the file makes.</summary>
/// <param name="Contact">Not sealed yet.</param>
internal sealed record HotlineCase(int Line, Case Draft, string Contact);
