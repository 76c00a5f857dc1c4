namespace PuyangFabu.Foundation.Storage.Schema;

/// <summary>A table of the product as the database describes it.</summary>
/// <param name="Counter">The column whose numbers the database gives out, or null.</param>
public sealed record TableSchema(string Name, IReadOnlyList<ColumnSchema> Columns, string? Counter)
{
    /// <summary>The names of the columns for a statement, in their order.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(static column => Quoted(column.Name)));

    /// <summary>An <c>order by</c> that gives rows the same order every time, or nothing for a table without a key.</summary>
    public string OrderByKey => Columns.Any(static column => column.InKey)
        ? " order by " + string.Join(", ", Columns.Where(static column => column.InKey).Select(static column => Quoted(column.Name)))
        : "";

    public static string Quoted(string name) => $"\"{name}\"";
}

/// <summary>A column of a table as the database describes it.</summary>
/// <param name="InKey">Part of the primary key.</param>
public sealed record ColumnSchema(string Name, ColumnKind Kind, bool InKey);

/// <summary>What a column holds, the same on both databases.</summary>
public enum ColumnKind
{
    Number,
    Fraction,
    Text,
    Boolean,
    Blob,
}
