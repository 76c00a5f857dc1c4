namespace PuyangFabu.Senparc.Handlers;

/// <summary>Hands a message of WeChat's to the one handler of Senparc's kind that a team has registered.</summary>
public abstract class SenparcBridge
{
    private protected SenparcBridge()
    {
    }

    /// <summary>Class of the team's handler, for the log.</summary>
    public abstract string Name { get; }

    /// <param name="xml">The message, decrypted; its signature was checked.</param>
    /// <param name="appId">Of the account that it was sent to.</param>
    /// <returns>What the handler answered. Whatever it throws comes out.</returns>
    public abstract Task<SenparcAnswer> AnswerAsync(byte[] xml, string appId, IServiceProvider services, CancellationToken cancellation);
}
