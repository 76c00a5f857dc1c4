namespace PuyangFabu.Foundation.Storage.Retention;

/// <summary>Rows that are kept for a time and not for ever.</summary>
public interface IExpiringRows
{
    /// <summary>Takes away some of those whose time is over, in the caller's transaction; the longest over first.</summary>
    /// <param name="limit">How many at most: others wait for the same turn to write.</param>
    /// <returns>How many went; fewer than the limit when there are no more.</returns>
    Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit);
}
