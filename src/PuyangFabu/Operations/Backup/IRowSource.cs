using PuyangFabu.Foundation.Storage.Schema;

namespace PuyangFabu.Operations.Backup;

/// <summary>Rows that a database is filled with: those of a backup, or those of another database.</summary>
internal interface IRowSource
{
    /// <summary>What it is called in a sentence about a row of it.</summary>
    string Name { get; }

    /// <summary>Every table it has, with the number of rows that <see cref="ReadAsync"/> will hand out.</summary>
    IReadOnlyList<BackupTable> Tables { get; }

    /// <param name="table">As the database that is filled describes it.</param>
    /// <param name="use">Gets each row: one value a column, <see cref="DBNull"/> for none. The array is used again.</param>
    /// <exception cref="BackupException">Something is no row of this table.</exception>
    Task ReadAsync(TableSchema table, Func<object[], Task> use, CancellationToken cancellation);
}
