namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// A store whose rows tell of single people, and which can forget one. Those that are registered are the whole list of where
/// people's data is: a test reads the schema and fails on a column that looks like one and is in nobody's list.
/// </summary>
public interface IPersonalDataStore
{
    IReadOnlyList<PersonalColumns> PersonalData { get; }

    /// <summary>Takes away everything that names this person or that the person wrote; in the caller's transaction.</summary>
    Task ForgetAsync(DbSession session, string account, string openId);

    /// <summary>The same for somebody who is known as no follower and may yet be one: what nobody can tell from whom it is may stay.</summary>
    /// <param name="untilId">The last row of the inbox that the person is known to have sent; what came behind it is for a later time.</param>
    Task ForgetStrangerAsync(DbSession session, string account, string openId, long untilId) => ForgetAsync(session, account, openId);
}

/// <summary>Columns that hold an openid, or what a follower wrote or is called.</summary>
/// <param name="Table">As in the database.</param>
/// <param name="Kept">How long at most, as the documentation tells it.</param>
/// <param name="Names">All columns of the table that do.</param>
public sealed record PersonalColumns(string Table, string Kept, params IReadOnlyList<string> Names);
