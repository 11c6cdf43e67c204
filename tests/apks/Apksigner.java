import com.android.apksig.ApkVerifier;
import com.android.apksigner.ApkSignerTool;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * apksigner for many files: Java starts once. Each line of the input is a command, its parts divided by tabs.
 *
 * <p>"verify", API level, file: a line with "verified" or the errors, then one a signer, digest and subject; each part
 * ends with a tab. Others are apksigner's own: an empty line once they are done. One that fails ends the process.
 */
class Apksigner {
  public static void main(String[] none) throws Exception {
    var asked = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    var answers = new PrintStream(System.out, true, "UTF-8");
    System.setOut(System.err);
    for (String line; (line = asked.readLine()) != null; ) {
      var parts = line.split("\t");
      if (parts[0].equals("verify")) {
        answers.println(verify(Integer.parseInt(parts[1]), new File(parts[2])));
      } else {
        ApkSignerTool.main(parts);
        answers.println();
      }
    }
  }

  private static String verify(int level, File file) throws Exception {
    var levels = new ApkVerifier.Builder(file).setMinCheckedPlatformVersion(level).setMaxCheckedPlatformVersion(level);
    var result = levels.build().verify();
    if (!result.isVerified()) {
      return result.getAllErrors().stream().map(Object::toString).collect(Collectors.joining("; "));
    }
    var said = new StringBuilder("verified");
    for (X509Certificate one : result.getSignerCertificates()) {
      var digest = MessageDigest.getInstance("SHA-256").digest(one.getEncoded());
      said.append("\t" + HexFormat.of().formatHex(digest) + "\t" + one.getSubjectX500Principal());
    }
    return said.toString();
  }
}
