namespace PuyangFabu.Foundation.Storage.Schema;

/// <summary>A column of a table as the database describes it.</summary>
/// <param name="InKey">Part of the primary key.</param>
public sealed record ColumnSchema(string Name, ColumnKind Kind, bool InKey);
