using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>Wraps the secret part of a Data Protection key before it goes to the database.</summary>
public sealed class MasterKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement(
            "wrapped",
            new XAttribute("masterKey", master.Fingerprint),
            Convert.ToBase64String(master.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(MasterKeyDecryptor));
}
