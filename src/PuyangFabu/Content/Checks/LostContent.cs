namespace PuyangFabu.Content.Checks;

/// <summary>Something that its author put into a body and that readers do not get.</summary>
/// <param name="Message">What it is and why, in Chinese, without a full stop.</param>
/// <param name="Address">Where it lay, as far as it is known; fit to be shown in one line.</param>
public sealed record LostContent(string Message, string Address)
{
    public override string ToString() => Address.Length > 0 ? $"{Message}（{Address}）" : Message;
}
