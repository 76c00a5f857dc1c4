using QRCoder;

namespace PuyangFabu.People.Operators.SecondFactors;

/// <summary>QR codes as PNG.</summary>
public static class QrPicture
{
    private const int PixelsPerModule = 6;

    public static byte[] Draw(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(PixelsPerModule);
    }
}
