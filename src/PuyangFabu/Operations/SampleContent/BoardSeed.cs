namespace PuyangFabu.Operations.SampleContent;

/// <summary>A board in <c>boards.json</c>; the order of the file is the order of the boards.</summary>
internal sealed record BoardSeed
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<BoardSeed> Children { get; init; } = [];
}
