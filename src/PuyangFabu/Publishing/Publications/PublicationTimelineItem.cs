using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Something that happened to a publication, as operators see it.</summary>
public sealed record PublicationTimelineItem(DateTimeOffset At, string Action, string From, string To, string By, string? Comment)
{
    public static PublicationTimelineItem Of(MoveEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs),
        happened.Action,
        happened.FromState,
        happened.ToState,
        happened.OperatorName,
        happened.Comment.Length > 0 ? happened.Comment : null);
}
