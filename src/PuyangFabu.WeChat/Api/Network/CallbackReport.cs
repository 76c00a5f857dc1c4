namespace PuyangFabu.WeChat.Api.Network;

/// <summary>What WeChat sees of the callback address.</summary>
/// <param name="Addresses">To which addresses its name leads; empty when WeChat cannot find it.</param>
/// <param name="Pings">One for each address and carrier that was tried.</param>
public sealed record CallbackReport(IReadOnlyList<string> Addresses, IReadOnlyList<CallbackPing> Pings);
