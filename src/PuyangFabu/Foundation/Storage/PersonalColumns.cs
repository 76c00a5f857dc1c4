namespace PuyangFabu.Foundation.Storage;

/// <summary>Columns that hold an openid, or what a follower wrote or is called.</summary>
/// <param name="Table">As in the database.</param>
/// <param name="Kept">How long at most, as the documentation tells it.</param>
/// <param name="Names">All columns of the table that do.</param>
public sealed record PersonalColumns(string Table, string Kept, params IReadOnlyList<string> Names);
