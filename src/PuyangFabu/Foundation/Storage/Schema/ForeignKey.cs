namespace PuyangFabu.Foundation.Storage.Schema;

/// <summary>A reference between tables, quoted for a statement.</summary>
public sealed record ForeignKey
{
    public required string TableName { get; init; }

    public required string Name { get; init; }
}
