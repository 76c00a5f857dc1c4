namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>Takes up calls of some kinds whose end is not known: asks WeChat, or does them once more.</summary>
public interface IOutsideCallFollowUp
{
    /// <summary>Of <see cref="OutsideCallKind"/>, those that are followed up.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Makes the call again and stores what came of it, with <see cref="RecordedCalls.RunAsync"/>.</summary>
    /// <param name="call">Claimed for this process.</param>
    Task FollowUpAsync(OutsideCall call, WeChatAccount account);
}
