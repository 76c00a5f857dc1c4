using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>A call as operators see it; of people only short names and counts.</summary>
public sealed record OutsideCallView
{
    public required long Id { get; init; }

    public required string Account { get; init; }

    /// <summary>One of <see cref="OutsideCallKind"/>.</summary>
    public required string Kind { get; init; }

    public required string KindName { get; init; }

    /// <summary>One of <see cref="OutsideCallState"/>.</summary>
    public required string State { get; init; }

    public required string StateName { get; init; }

    public required string By { get; init; }

    /// <summary>To whom, masked; null when it was not about one person.</summary>
    public string? To { get; init; }

    /// <summary>How many people it was about.</summary>
    public long? Recipients { get; init; }

    /// <summary>Kind and id of the thing, as the record names them.</summary>
    public string? SubjectKind { get; init; }

    public string? SubjectId { get; init; }

    public string? ContentHash { get; init; }

    public required long Attempts { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When an unknown one is followed up; null when nobody will.</summary>
    public DateTimeOffset? NextStepAt { get; init; }

    /// <summary>WeChat's errcode.</summary>
    public long? ResultCode { get; init; }

    public string? Result { get; init; }

    public static OutsideCallView Of(OutsideCall call) => new()
    {
        Id = call.Id,
        Account = call.Account,
        Kind = call.Kind,
        KindName = OutsideCallKind.NameOf(call.Kind),
        State = call.State,
        StateName = OutsideCallState.NameOf(call.State),
        By = call.OperatorName,
        To = Given(call.ShownTo),
        Recipients = call.Recipients > 0 ? call.Recipients : null,
        SubjectKind = Given(call.SubjectKind),
        SubjectId = Given(call.SubjectId),
        ContentHash = Given(call.ContentHash),
        Attempts = call.Attempts,
        StartedAt = UnixMilliseconds.ToChinaTime(call.StartedMs),
        EndedAt = call.EndedMs is { } ended ? UnixMilliseconds.ToChinaTime(ended) : null,
        NextStepAt = call.State == OutsideCallState.Unknown && call.NextStepMs != OutsideCall.Never ? UnixMilliseconds.ToChinaTime(call.NextStepMs) : null,
        ResultCode = call.ResultCode,
        Result = Given(call.Result),
    };

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
