namespace PuyangFabu.Storage;

/// <summary>A store whose rows tell of single people, and which can forget one.</summary>
public interface IPersonalDataStore
{
    /// <summary>Takes away everything that names this person or that the person wrote; in the caller's transaction.</summary>
    Task ForgetAsync(DbSession session, string account, string openId);
}
