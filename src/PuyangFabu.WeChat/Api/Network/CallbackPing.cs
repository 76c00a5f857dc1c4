namespace PuyangFabu.WeChat.Api.Network;

/// <summary>A ping from WeChat to the callback address.</summary>
/// <param name="Carrier">From whose network: <c>CHINANET</c>, <c>UNICOM</c>, <c>CAP</c>.</param>
/// <param name="Loss">As WeChat writes it, for example <c>0%</c>.</param>
/// <param name="Time">As WeChat writes it, for example <c>15.31ms</c>.</param>
public sealed record CallbackPing(string Address, string Carrier, string Loss, string Time);
