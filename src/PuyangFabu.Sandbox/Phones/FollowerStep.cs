using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>One message that a follower's action sends, and what the follower's own chat shows for it.</summary>
/// <param name="Mine">Null where the chat shows nothing, as for menu taps.</param>
internal sealed record FollowerStep(CallbackMessage Message, ChatEntry? Mine = null);
