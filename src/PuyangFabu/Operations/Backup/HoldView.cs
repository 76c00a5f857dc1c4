using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Backup;

/// <summary>A hold as operators see it.</summary>
public sealed record HoldView(string Name, string Reason, DateTimeOffset Since)
{
    public static HoldView Of(Hold hold) => new(hold.Name, hold.Reason, UnixMilliseconds.ToChinaTime(hold.SinceMs));
}
